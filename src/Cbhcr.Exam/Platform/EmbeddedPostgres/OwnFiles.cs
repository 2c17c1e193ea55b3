using System.Security.Cryptography;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>Folders and files whose modes do not depend on the umask.</summary>
internal static class OwnFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;
    private const UnixFileMode Passage = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Leaves a folder that exists as it is.</summary>
    public static void MakeFolder(string path, bool passable)
    {
        if (Directory.Exists(path)) return;
        Directory.CreateDirectory(path);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, passable ? OwnerFolder | Passage : OwnerFolder);
    }

    public static void WriteSecret(string path, string text)
    {
        using var writer = new StreamWriter(Open(path, FileMode.Create, FileShare.Read));
        writer.Write(text);
    }

    /// <exception cref="IOException">Somebody else has it open in the same way, or it cannot be had at all.</exception>
    public static FileStream OpenAlone(string path) => Open(path, FileMode.OpenOrCreate, FileShare.None);

    public static string ReadOrMakePassword(string path)
    {
        if (File.Exists(path) && File.ReadAllText(path).Trim() is { Length: > 0 } known) return known;
        var password = RandomNumberGenerator.GetHexString(40, lowercase: true);
        WriteSecret(path, password);
        return password;
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerFile;
        return new(path, options);
    }
}
