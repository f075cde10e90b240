module runnel

go 1.26
