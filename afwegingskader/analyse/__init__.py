"""De verklarende analyse bij een aanvraag."""
