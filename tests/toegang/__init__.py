"""Gereedschap en gegevens voor de toegangsmatrix en andere tests over veiligheid."""
