"""Het logboek: contacten, signalen, meldingen, besluiten, evaluaties en alle hulp bij elkaar."""
