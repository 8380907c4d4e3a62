"""De schermen van de normbeheerder: normen bekijken, opstellen, vaststellen en beëindigen."""
