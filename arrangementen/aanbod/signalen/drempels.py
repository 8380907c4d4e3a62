"""De drempels waarbij een contract een signaal geeft; de gemeenten mogen ze kiezen."""

from datetime import date

from normenkader.instellingen import instelling

VOLUME, EINDE = "aanbod.volume_signaal", "aanbod.einde_signaal_dagen"
VOL = 100


def volume_thresholds(on: date) -> tuple[int, ...]:
    """Percentages of the agreed volume, lowest first; one number stands for that and 100."""
    waarde = instelling(VOLUME, on)
    gekozen = waarde if isinstance(waarde, list) else [waarde, VOL]
    return tuple(sorted({int(percentage) for percentage in gekozen}))


def end_thresholds(on: date) -> tuple[int, ...]:
    """Days before the last day, the most first."""
    return tuple(sorted({int(dagen) for dagen in instelling(EINDE, on)}, reverse=True))


def passed(procent: int, drempels: tuple[int, ...]) -> int | None:
    """The highest percentage that was reached; None below the first."""
    return max((d for d in drempels if procent >= d), default=None)


def nearing(dagen: int, drempels: tuple[int, ...]) -> int | None:
    """The smallest number of days that was reached; None when the end is further away."""
    return min((d for d in drempels if 0 <= dagen <= d), default=None)
