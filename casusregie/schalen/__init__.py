"""Op- en afschalen: voorstel, wie erbij betrokken is, en het besluit (CR-Z-17)."""
