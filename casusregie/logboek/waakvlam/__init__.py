"""De waakvlam: contact houden zonder actieve hulp."""
