using System.Diagnostics;

namespace Cbhcr.Exam.Platform.EmbeddedPostgres;

internal static class FileLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);

    /// <summary>EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows.</summary>
    private static readonly int[] InUse = [11, 35, unchecked((int)0x80070020)];

    /// <summary>Opens the file for this process and this caller alone; closing it, or the end of the process, lets the next one in.</summary>
    public static async Task<FileStream> TakeAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        while (true)
            try
            {
                return OwnFiles.OpenAlone(path);
            }
            catch (IOException failure) when (InUse.Contains(failure.HResult))
            {
                if (waited.Elapsed > patience)
                    throw new EmbeddedPostgresException($"Another program has kept {path} locked for {patience.TotalSeconds:0} s.", failure);
                await Task.Delay(Pause, ct);
            }
            catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
            {
                throw DataRoot.CannotWrite(Path.GetDirectoryName(path)!, failure);
            }
    }
}
