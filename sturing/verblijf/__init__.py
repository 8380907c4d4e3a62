"""De verblijfsmonitor: hoe lang jeugdigen niet thuis wonen, bij wie, en wat het kost (GV-A)."""
