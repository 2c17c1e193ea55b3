using System.Text;
using Cbhcr.Qti.Xml;

namespace Cbhcr.Exam.Exchange;

/// <summary>Bytes as text the way XML says: a byte order mark, else the encoding the file names, else UTF-8.</summary>
public static class XmlBytes
{
    public static (string? Text, QtiFault? Fault) Text(byte[] bytes)
    {
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] or [(byte)'<', 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, (byte)'<', ..] => Encoding.BigEndianUnicode,
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            _ => Named(bytes),
        };
        try
        {
            return (Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetString(bytes).TrimStart('\uFEFF'), null);
        }
        catch (DecoderFallbackException e)
        {
            var line = bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n') + 1;
            return (null, new(line, 0, $"There are bytes that are not {encoding.WebName}."));
        }
    }

    private static Encoding Named(byte[] bytes)
    {
        var start = Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, 200));
        var end = start.StartsWith("<?xml", StringComparison.Ordinal) ? start.IndexOf("?>", StringComparison.Ordinal) : -1;
        var at = end < 0 ? -1 : start[..end].IndexOf("encoding", StringComparison.Ordinal);
        if (at < 0) return Encoding.UTF8;
        var name = start[(at + "encoding".Length)..end].TrimStart(' ', '=', '"', '\'').Split('"', '\'')[0];
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }
}
