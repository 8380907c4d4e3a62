.PHONY: run test proef reset lock

run:
	python3 up.py

test:
	python3 up.py test $(ARGS)

proef:
	python3 up.py proef $(ARGS)

reset:
	python3 up.py reset

lock:
	python3 up.py lock
