using NodaTime;

namespace Cbhcr.Exam.Delivery;

public static class ClockFace
{
    /// <summary>41:12, or 1:41:12.</summary>
    public static string Of(Duration left) => left.TotalHours >= 1 ? $"{(int)left.TotalHours}:{left.Minutes:00}:{left.Seconds:00}" : $"{left.Minutes}:{left.Seconds:00}";
}
