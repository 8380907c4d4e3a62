"""De uiterste dagen van de termijnen van de tafels: weekend, feestdag, jaareinde."""

#: (eis, code, begin, uiterste dag), met de hand geteld in werkdagen.
TAFEL = [
    ("CR-Z-01", "tafel.oppakken", "2026-03-04", "2026-03-11"),
    ("CR-Z-01", "tafel.oppakken", "2026-12-24", "2027-01-04"),
    ("CR-Z-01", "tafel.oppakken.spoed", "2026-03-13", "2026-03-17"),
    ("CR-Z-01", "tafel.oppakken.crisis", "2026-03-13", "2026-03-16"),
    ("CR-Z-03", "tafel.bespreken", "2026-03-04", "2026-03-18"),
    ("CR-Z-03", "tafel.bespreken.spoed", "2026-04-30", "2026-05-08"),
    ("CR-Z-03", "tafel.bespreken.crisis", "2026-04-02", "2026-04-03"),
    ("CR-Z-04", "tafel.aanvullen", "2026-03-06", "2026-03-11"),
    ("CR-Z-06", "tafel.terugkoppelen", "2026-03-13", "2026-03-17"),
    ("CR-Z-06", "tafel.terugkoppelen", "2026-12-31", "2027-01-05"),
    ("CR-Z-06", "tafel.bevestigen", "2026-05-13", "2026-05-21"),
    ("CR-Z-05", "tafel.contractmanager", "2026-02-27", "2026-03-06"),
]
