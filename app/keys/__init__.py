"""Every command once, with its keys, bindings and hints."""
