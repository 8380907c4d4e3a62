"""Wie een dossier bekeek: per casus voor de regie, en voor de toezichthouder als geheel."""
