using System.Globalization;

namespace Cbhcr.Exam.Platform.Charts;

/// <summary>Persons and items on one scale: abilities as a histogram to the left, difficulties as names to the right (Wright and Stone 1979).</summary>
public static class WrightMap
{
    private const double Width = 640, Middle = 300, Row = 15;
    private const int Rows = 33;

    public static Chart Draw(string title, IReadOnlyList<double> abilities, IReadOnlyList<(string Name, double Difficulty)> items)
    {
        const double low = -4, step = 0.25;
        int RowOf(double at) => (int)Math.Clamp(Math.Round((at - low) / step), 0, Rows - 1);
        var counts = new int[Rows];
        foreach (var ability in abilities) counts[RowOf(ability)]++;
        var most = Math.Max(1, counts.Max());
        var alt = string.Create(CultureInfo.InvariantCulture,
            $"Map of {abilities.Count} persons and {items.Count} item difficulties from −4 to 4 logits; values beyond are in the last rows. Mean ability {abilities.DefaultIfEmpty().Average():0.00}, mean difficulty {items.Select(i => i.Difficulty).DefaultIfEmpty().Average():0.00}.");
        var height = Rows * Row + 60;
        var svg = new Svg(Width, height, title, alt);
        double At(int row) => 34 + (Rows - 1 - row) * Row;
        svg.Text(Middle - 40, 16, "Persons", anchor: Anchor.End, bold: true).Text(Middle + 12, 16, "Items (difficulty)", bold: true);
        svg.Line(Middle, 24, Middle, At(0) + Row, Palette.Muted);
        for (var row = 0; row < Rows; row++)
        {
            if (row % 4 == 0) svg.Text(Middle - 8, At(row) + 4, Svg.Number(low + row * step), anchor: Anchor.End, colour: Palette.Muted);
            if (counts[row] > 0)
                svg.Add("rect", ("x", Middle - 40 - counts[row] * 240.0 / most), ("y", At(row) - 5.5), ("width", counts[row] * 240.0 / most), ("height", 11),
                    ("fill", Palette.Bar), ("stroke", Palette.Accent), ("stroke-width", 0.75));
            var names = items.Where(i => RowOf(i.Difficulty) == row).Select(i => i.Name).ToList();
            var text = string.Join("  ", names);
            while (text.Length > 52 && names.Count > 1)
            {
                names.RemoveAt(names.Count - 1);
                text = $"{string.Join("  ", names)}  +{items.Count(i => RowOf(i.Difficulty) == row) - names.Count}";
            }
            if (text.Length > 0) svg.Text(Middle + 12, At(row) + 4, text, 10.5);
        }
        svg.Text(Middle - 8, height - 6, "logits", anchor: Anchor.End, colour: Palette.Muted);
        return new(title, alt, svg.ToString(), ChartTable.None);
    }
}
