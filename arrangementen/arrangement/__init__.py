"""Het arrangement: de hulp uit het plan, de keuze van de aanbieder en de opdracht."""
