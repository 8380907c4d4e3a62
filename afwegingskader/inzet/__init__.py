"""De 1-op-1 zelf, van start tot evaluatie."""
