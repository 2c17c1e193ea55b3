using System.Globalization;
using System.Text.RegularExpressions;

namespace Cbhcr.Lint.Text;

/// <summary>What a quantity measures; only quantities of one kind can be compared.</summary>
public enum QuantityKind
{
    /// <summary>A count, an age, a rank: no unit that is known.</summary>
    Number,

    /// <summary>In percent.</summary>
    Percent,

    /// <summary>A length of time, in seconds; a month is a twelfth of 365.25 days.</summary>
    Duration,

    /// <summary>Time between two events, in seconds: daily is 86400.</summary>
    Interval,

    /// <summary>A date, in days since 1 January of year 1; without a year, of year 4.</summary>
    Date,

    /// <summary>A time of day, in hours.</summary>
    TimeOfDay,
}

/// <summary>A number, a range or a date in a text.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Low">The lower end; −∞ for "fewer than 5".</param>
/// <param name="High">The upper end, equal to the lower one for a single value.</param>
/// <param name="LowIn">The lower end belongs to it.</param>
/// <param name="HighIn">The upper end belongs to it.</param>
/// <param name="Unit">The word behind the number, stemmed: mg, feet, respond; "" for none and for times.</param>
/// <param name="Start">Of its first character.</param>
/// <param name="Length">In characters.</param>
public sealed record Quantity(QuantityKind Kind, double Low, double High, bool LowIn, bool HighIn, string Unit, int Start, int Length)
{
    /// <summary>It is a range.</summary>
    public bool IsRange => Low < High;

    /// <summary>Both measure the same in the same unit.</summary>
    public bool Comparable(Quantity other) => other is not null && Kind == other.Kind && (Kind != QuantityKind.Number || Unit == other.Unit);

    /// <summary>Some value belongs to both. Ranges that share an end only (10–20, 20–30) do, when both include it.</summary>
    public bool Overlaps(Quantity other)
    {
        if (!Comparable(other)) return false;
        var (first, second) = Low <= other.Low ? (this, other) : (other, this);
        return first.High > second.Low
            ? first.High != first.Low || second.Low != first.High
            : first.High == second.Low && first.HighIn && second.LowIn;
    }
}

/// <summary>Reads numbers, in digits or words, ranges, durations, frequencies, dates and times of day.</summary>
public static partial class Quantities
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    private static readonly Dictionary<string, double> NumberWords = new(StringComparer.Ordinal)
    {
        ["zero"] = 0, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7, ["eight"] = 8, ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11,
        ["twelve"] = 12, ["thirteen"] = 13, ["fourteen"] = 14, ["fifteen"] = 15, ["sixteen"] = 16, ["seventeen"] = 17, ["eighteen"] = 18, ["nineteen"] = 19, ["twenty"] = 20,
        ["thirty"] = 30, ["forty"] = 40, ["fifty"] = 50, ["sixty"] = 60, ["seventy"] = 70, ["eighty"] = 80, ["ninety"] = 90, ["hundred"] = 100, ["a"] = 1, ["an"] = 1,
    };

    private static readonly Dictionary<string, double> SecondsIn = new(StringComparer.Ordinal)
    {
        ["second"] = 1, ["minute"] = 60, ["hour"] = 3600, ["day"] = 86400, ["week"] = 604800, ["fortnight"] = 1209600, ["month"] = 2629800, ["quarter"] = 7889400, ["year"] = 31557600,
    };

    private static readonly Dictionary<string, double> Frequencies = new(StringComparer.Ordinal)
    {
        ["hourly"] = 3600, ["daily"] = 86400, ["nightly"] = 86400, ["weekly"] = 604800, ["fortnightly"] = 1209600, ["biweekly"] = 1209600, ["monthly"] = 2629800,
        ["quarterly"] = 7889400, ["yearly"] = 31557600, ["annually"] = 31557600,
    };

    /// <summary>All quantities of a text, from the front. Small counts in words ("one person", "two of them") are among them.</summary>
    public static IReadOnlyList<Quantity> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!AnyNumber().IsMatch(text)) return [];
        var found = new List<Quantity>();
        var lower = text.ToLowerInvariant();
        Read(Date(), DateOf);
        Read(TimeOfDay(), TimeOf);
        Read(Frequency(), FrequencyOf);
        Read(Amount(), AmountOf);
        return [.. found.OrderBy(q => q.Start)];

        void Read(Regex pattern, Func<Match, Quantity?> value)
        {
            foreach (Match match in pattern.Matches(lower))
                if (!found.Exists(q => match.Index < q.Start + q.Length && q.Start < match.Index + match.Length) && value(match) is { } quantity) found.Add(quantity);
        }
    }

    /// <summary>The one quantity that a short text is, such as an option "10 to 20 minutes"; null when it has none, several, or more than <paramref name="otherWords"/> other words.</summary>
    public static Quantity? Whole(string text, int otherWords = 2)
    {
        ArgumentNullException.ThrowIfNull(text);
        var all = In(text);
        if (all.Count != 1) return null;
        var rest = text.Remove(all[0].Start, all[0].Length);
        return Tokens.Of(rest).Words.Count <= otherWords ? all[0] : null;
    }

    private static Quantity? DateOf(Match m)
    {
        string[] forms = ["yyyy-MM-dd", "MMMM d, yyyy", "MMMM d yyyy", "d MMMM yyyy", "MMM d, yyyy", "d MMM yyyy", "MMMM d", "d MMMM", "M/d/yyyy", "M/d/yy"];
        var text = Ordinal().Replace(m.Value, "$1").Replace(".", "", StringComparison.Ordinal).Trim();
        // Without a year the parser would take the present one.
        var withYear = Year().IsMatch(text) || text.Contains('/', StringComparison.Ordinal);
        if (!withYear) text += " 0004";
        string[] wanted = withYear ? forms : ["MMMM d yyyy", "d MMMM yyyy", "MMM d yyyy", "d MMM yyyy"];
        return DateTime.TryParseExact(text, wanted, English, DateTimeStyles.None, out var date)
            ? At(m, QuantityKind.Date, (date - DateTime.MinValue).TotalDays) : null;
    }

    private static Quantity? TimeOf(Match m)
    {
        var hours = double.Parse(m.Groups["h"].Value, CultureInfo.InvariantCulture) + (m.Groups["m"].Success ? double.Parse(m.Groups["m"].Value, CultureInfo.InvariantCulture) / 60 : 0);
        if (m.Groups["half"].Value is { Length: > 0 } half) hours = (hours % 12) + (half[0] == 'p' ? 12 : 0);
        return hours < 24 ? At(m, QuantityKind.TimeOfDay, hours) : null;
    }

    private static Quantity? FrequencyOf(Match m)
    {
        if (m.Groups["word"].Success) return At(m, QuantityKind.Interval, Frequencies[m.Groups["word"].Value]);
        var length = SecondsIn[m.Groups["unit"].Value];
        if (m.Groups["twice"].Success) return At(m, QuantityKind.Interval, length / 2);
        if (m.Groups["times"].Success) return NumberOf(m.Groups["times"].Value) is { } times && times > 0 ? At(m, QuantityKind.Interval, length / times) : null;
        var every = m.Groups["other"].Success ? 2 : m.Groups["n"].Success ? NumberOf(m.Groups["n"].Value) ?? 1 : 1;
        return At(m, QuantityKind.Interval, every * length);
    }

    private static Quantity? AmountOf(Match m)
    {
        var first = NumberOf(m.Groups["a"].Value);
        var second = m.Groups["b"].Success ? NumberOf(m.Groups["b"].Value) : null;
        if (first is null || (m.Groups["a"].Value is "a" or "an" && !m.Groups["time"].Success)) return null;
        var factor = m.Groups["time"].Success ? SecondsIn[m.Groups["time"].Value] : 1;
        var kind = m.Groups["time"].Success ? QuantityKind.Duration : m.Groups["percent"].Success ? QuantityKind.Percent : QuantityKind.Number;
        var unit = kind == QuantityKind.Number && m.Groups["unit"].Success ? Stemmer.Of(m.Groups["unit"].Value) : "";
        var (low, high) = (first.Value * factor, (second ?? first.Value) * factor);
        if (low > high) return null;
        var length = m.Groups["unit"].Success && kind == QuantityKind.Number ? m.Groups["unit"].Index + m.Groups["unit"].Length - m.Index : m.Length;
        var after = m.Groups["after"].Value;
        var (lowIn, highIn) = (true, true);
        switch (m.Groups["bound"].Value)
        {
            case "less than" or "fewer than" or "under" or "below" or "<": (low, highIn) = (double.NegativeInfinity, false); break;
            case "up to" or "at most" or "no more than" or "within" or "not more than" or "≤": low = double.NegativeInfinity; break;
            case "more than" or "over" or "above" or "longer than" or ">": (high, lowIn) = (double.PositiveInfinity, false); break;
            case "at least" or "no less than" or "no fewer than" or "≥": high = double.PositiveInfinity; break;
            default:
                if (after is "or more" or "or older" or "or longer" or "or over" or "or above" or "and over" or "+") high = double.PositiveInfinity;
                else if (after is "or less" or "or fewer" or "or younger" or "or under" or "or below") low = double.NegativeInfinity;
                break;
        }
        return new(kind, low, high, lowIn, highIn, unit, m.Index, length);
    }

    private static double? NumberOf(string text)
    {
        if (text.Length == 0) return null;
        if (char.IsDigit(text[0]))
        {
            var slash = text.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0)
                return double.TryParse(text[..slash], NumberStyles.Float, English, out var over) && double.TryParse(text[(slash + 1)..], NumberStyles.Float, English, out var under) && under != 0
                    ? over / under : null;
            return double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, English, out var number) ? number : null;
        }
        if (text.StartsWith("half", StringComparison.Ordinal)) return 0.5;
        double? sum = null;
        foreach (var word in text.Split('-', ' '))
        {
            if (!NumberWords.TryGetValue(word, out var value)) return null;
            sum = word == "hundred" && sum is not null ? sum * 100 : (sum ?? 0) + value;
        }
        return sum;
    }

    private static Quantity At(Match m, QuantityKind kind, double value) => new(kind, value, value, true, true, "", m.Index, m.Length);

    // Most options have no quantity: this is far quicker than the patterns below.
    [GeneratedRegex(@"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|half|zero|an?|every|each|per|once|twice|[a-z]+ly|[a-z]+teen|[a-z]+ty)\b", RegexOptions.IgnoreCase)]
    private static partial Regex AnyNumber();

    private const string Months = "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)";
    private const string Units = "(?:second|minute|hour|day|week|fortnight|month|quarter|year)";
    private const string Small = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private const string Number =
        @"(?:\d+(?:,\d{3})*(?:\.\d+)?(?:/\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]" + Small + @")?|" + Small
        + @" hundred|hundred|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|" + Small + @"|zero|half an?|an?)";

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b" + Months + @"\.? \d{1,2}(?:st|nd|rd|th)?\b(?:,? \d{4}\b)?|\b\d{1,2}(?:st|nd|rd|th)? " + Months + @"\b\.?(?: \d{4}\b)?")]
    private static partial Regex Date();

    [GeneratedRegex(@"(\d)(?:st|nd|rd|th)\b")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\b\d{4}\b")]
    private static partial Regex Year();

    [GeneratedRegex(@"\b(?<h>\d{1,2})(?::(?<m>\d{2}))? ?(?<half>[ap])\.?m\b\.?|\b(?<h>\d{1,2}):(?<m>\d{2})\b")]
    private static partial Regex TimeOfDay();

    [GeneratedRegex(@"\b(?<word>hourly|daily|nightly|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually)\b|\b(?:(?<times>" + Number + @") times|once|(?<twice>twice)) (?:a|an|per|each|every) (?<unit>" + Units
        + @")\b|\bevery (?:(?<other>other|second) |(?<n>" + Number + @") )?(?<unit>" + Units + @")s?\b|\b(?:each|per) (?<unit>" + Units + @")\b")]
    private static partial Regex Frequency();

    [GeneratedRegex(@"(?:\b(?<bound>less than|fewer than|no more than|not more than|up to|at most|within|under|below|more than|longer than|over|above|at least|no less than|no fewer than) |(?<bound>[<>≤≥]) ?)?"
        + @"(?:\bbetween )?(?<![\w.])(?<a>" + Number + @")(?![\w/]|\.\d)(?:(?: to | and |(?: ?[-–—] ?))(?<b>" + Number + @")(?![\w/]|\.\d))?"
        + @"(?<percent> ?%| percent\b| per cent\b)?(?:[ -](?<time>" + Units + @")s?\b)?(?: ?(?<after>or more|or older|or longer|or over|or above|and over|or less|or fewer|or younger|or under|or below)\b|(?<after>\+))?(?: (?<unit>[a-z]+)\b)?")]
    private static partial Regex Amount();
}
