"""Everything that touches the outside: network, disk, keys, clock."""
