"""A language server: findings and unnamed sources while a draft is written, in any editor that speaks LSP."""
