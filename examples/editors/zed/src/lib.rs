// Starts `attrib lsp`, which must be on the path of the project that is open.
use zed_extension_api as zed;

struct Attrib;

impl zed::Extension for Attrib {
    fn new() -> Self {
        Attrib
    }

    fn language_server_command(
        &mut self,
        _server: &zed::LanguageServerId,
        worktree: &zed::Worktree,
    ) -> zed::Result<zed::Command> {
        let command = worktree
            .which("attrib")
            .ok_or("attrib is not on the path: pip install 'attrib[lsp]'")?;
        Ok(zed::Command {
            command,
            args: vec!["lsp".into()],
            env: worktree.shell_env(),
        })
    }
}

zed::register_extension!(Attrib);
