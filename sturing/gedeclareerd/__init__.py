"""Gedeclareerd naast toegewezen voor wie stuurt: zonder namen, zonder kleine aantallen."""
