"""Een maand 1-op-1, dag voor dag gespeeld, tegenover een tabel van wat er moet escaleren."""
