"""De demonstratiewereld: verzonnen mensen en verhalen, gespeeld door dezelfde deur als het werk."""
