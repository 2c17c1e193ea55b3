using System.Globalization;
using System.Text;
using QRCoder;

namespace Cbhcr.Exam.Platform.Documents;

/// <summary>A QR code as one SVG path; light modules and the quiet zone are white, so that it scans on any ground.</summary>
public static class QrCode
{
    public static string Svg(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // quiet zone of four modules included
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var start = x;
                while (x + 1 < rows.Count && rows[y][x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1h-{x - start + 1}z");
            }
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" shape-rendering=\"crispEdges\">"
            + $"<title>QR code</title><path fill=\"#ffffff\" d=\"M0 0h{rows.Count}v{rows.Count}h-{rows.Count}z\"/><path d=\"{path}\"/></svg>");
    }
}
