"""De tafels van zorgbemiddeling: aanmelden, bespreken, terugkoppelen en leren."""
