using System.Security.Cryptography;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

/// <summary>The programs that use a cluster, a line each: process number, when it began, a random word. While open, it is locked.</summary>
internal sealed class ProgramRegister : IDisposable
{
    private readonly FileStream _file;
    private readonly List<string> _lines;

    private ProgramRegister(FileStream file)
    {
        _file = file;
        using var reader = new StreamReader(file, leaveOpen: true);
        _lines = [.. reader.ReadToEnd().Split('\n').Where(IsAlive)];
    }

    public bool IsEmpty => _lines.Count == 0;

    public static async Task<ProgramRegister> OpenAsync(string path, TimeSpan patience, CancellationToken ct) =>
        new(await FileLock.TakeAsync(path, patience, ct));

    public string Enter(int processId)
    {
        var line = $"{processId} {ProcessStamp.Of(processId)} {RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        _lines.Add(line);
        Write();
        return line;
    }

    public void Leave(string line)
    {
        _lines.Remove(line);
        Write();
    }

    public void Dispose() => _file.Dispose();

    private static bool IsAlive(string line) =>
        line.Split(' ') is [var number, var stamp, _] && int.TryParse(number, out var processId) && ProcessStamp.Of(processId) == stamp;

    private void Write()
    {
        _file.Position = 0;
        using (var writer = new StreamWriter(_file, leaveOpen: true)) writer.Write(string.Join('\n', _lines) + "\n");
        _file.SetLength(_file.Position);
    }
}
