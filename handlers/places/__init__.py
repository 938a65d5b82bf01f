"""The places in the conversation that a button can lead to: ids and versions only, never words."""
