"""Who stands for what: stages, four eyes, manifests, signatures and their verification."""
