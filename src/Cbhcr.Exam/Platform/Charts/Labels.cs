namespace Cbhcr.Exam.Platform.Charts;

/// <summary>Writes names beside points where they cover neither each other nor a point; a name without such a place is left out.</summary>
internal sealed class Labels(Svg svg, Frame frame, IReadOnlyList<ItemPoint> items)
{
    private const double Size = 10.5, Tall = 11, Gap = 7;

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }

    private readonly List<Box> _taken = [.. items.Select(i => Around(frame.X.At(i.P), frame.Y.At(i.R)))];

    public void Place(IEnumerable<ItemPoint> named)
    {
        foreach (var item in named)
        {
            double x = frame.X.At(item.P), y = frame.Y.At(item.R), wide = item.Code.Length * Size * 0.62;
            double right = x + Gap, left = x - Gap - wide, middle = x - wide / 2;
            Span<(double Left, double Middle)> places =
            [
                (right, y), (left, y), (middle, y - 13), (middle, y + 13),
                (right - 3, y - 10), (right - 3, y + 10), (left + 3, y - 10), (left + 3, y + 10),
            ];
            foreach (var (start, height) in places)
            {
                var box = new Box(start, height - Tall / 2, start + wide, height + Tall / 2);
                if (box.Left < frame.X.From || box.Right > frame.X.To + 14 || box.Top < frame.Y.To - 8 || box.Bottom > frame.Y.From) continue;
                if (_taken.Exists(box.Meets)) continue;
                _taken.Add(box);
                svg.Text(start, height + Size * 0.35, item.Code, Size);
                break;
            }
        }
    }

    private static Box Around(double x, double y) => new(x - 5, y - 5, x + 5, y + 5);
}
