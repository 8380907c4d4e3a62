"""Het programma van de regio: acties per maatregel, begroting, besluitvorming en training."""
