using System.IO.Compression;

namespace Cbhcr.Exam.Exchange;

/// <param name="Ratio">How many times larger an entry may be than what it takes in the file, once it is over a megabyte.</param>
public sealed record ZipLimits(int Entries = 20_000, long EntryBytes = 64L << 20, long TotalBytes = 512L << 20, int Ratio = 200, int Depth = 16);

public sealed class UnsafeZipException(string message) : Exception(message);

/// <summary>
/// A zip file from elsewhere. Nothing is ever written to a folder; still no name may lead out of one. Sizes are counted while reading, since those in the file may lie.
/// </summary>
public sealed class SafeZip : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly ZipLimits _limits;
    private long _total;

    private SafeZip(ZipArchive archive, ZipLimits limits, IReadOnlyList<(string, ZipArchiveEntry)> entries) => (_archive, _limits, Entries) = (archive, limits, entries);

    /// <summary>Files only, in the order of the archive.</summary>
    public IReadOnlyList<(string Path, ZipArchiveEntry Entry)> Entries { get; }

    /// <exception cref="UnsafeZipException">It is no zip file, or one that is not opened.</exception>
    public static SafeZip Open(Stream stream, ZipLimits? limits = null)
    {
        limits ??= new();
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            return new(archive, limits, Checked(archive, limits));
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException or ArgumentException)
        {
            archive?.Dispose();
            throw new UnsafeZipException("This is not a zip file, or a broken one.");
        }
        catch (UnsafeZipException)
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <exception cref="UnsafeZipException">It is larger than allowed, or broken.</exception>
    public byte[] Read(ZipArchiveEntry entry)
    {
        try
        {
            using var from = entry.Open();
            using var to = new MemoryStream();
            var buffer = new byte[81_920];
            while (from.Read(buffer) is var read and > 0)
            {
                to.Write(buffer, 0, read);
                _total += read;
                if (to.Length > _limits.EntryBytes) throw new UnsafeZipException($"{entry.FullName} is larger than {_limits.EntryBytes >> 20} MB.");
                if (to.Length > 1 << 20 && to.Length > entry.CompressedLength * _limits.Ratio) throw new UnsafeZipException($"{entry.FullName} unpacks to more than {_limits.Ratio} times its size.");
                if (_total > _limits.TotalBytes) throw new UnsafeZipException($"The archive unpacks to more than {_limits.TotalBytes >> 20} MB.");
            }
            return to.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException or IOException)
        {
            throw new UnsafeZipException($"{entry.FullName} cannot be unpacked.");
        }
    }

    public void Dispose() => _archive.Dispose();

    private static List<(string, ZipArchiveEntry)> Checked(ZipArchive archive, ZipLimits limits)
    {
        if (archive.Entries.Count > limits.Entries) throw new UnsafeZipException($"There are more than {limits.Entries} files.");
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<(string, ZipArchiveEntry)>();
        foreach (var entry in archive.Entries)
        {
            var path = entry.FullName.Replace('\\', '/');
            if (path.EndsWith('/') && entry.Length == 0) path = path[..^1];
            var parts = path.Split('/');
            if (parts.Length > limits.Depth) throw new UnsafeZipException($"{path} lies deeper than {limits.Depth} folders.");
            if (parts.Any(p => p is "" or "." or "..") || path.Contains(':') || path.Any(char.IsControl)) throw new UnsafeZipException($"“{Printable(path)}” is not a name inside the archive.");
            // Symbolic links, as Unix writes them.
            if ((entry.ExternalAttributes >> 16 & 0xF000) == 0xA000) throw new UnsafeZipException($"{path} is a link.");
            if (entry.IsEncrypted) throw new UnsafeZipException($"{path} is encrypted.");
            if (!seen.Add(path)) throw new UnsafeZipException($"{path} is there twice.");
            if (!entry.FullName.EndsWith('/') && !entry.FullName.EndsWith('\\')) files.Add((path, entry));
        }
        if (files.Sum(f => f.Item2.Length) > limits.TotalBytes) throw new UnsafeZipException($"The archive unpacks to more than {limits.TotalBytes >> 20} MB.");
        return files;
    }

    private static string Printable(string path) => string.Concat(path.Take(100).Select(c => char.IsControl(c) ? '?' : c));
}
