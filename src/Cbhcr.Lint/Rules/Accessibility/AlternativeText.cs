using Cbhcr.Lint.Text;

namespace Cbhcr.Lint.Rules.Accessibility;

/// <summary>
/// ACC-ALT. An empty text says that a picture is decoration; sound and film are never that. A text gives the answer away when it holds most content words of a key that the
/// stem and the other options lack.
/// </summary>
internal sealed class AlternativeText() : ItemRule("ACC-ALT", "Picture, sound or film without a text, or with a telling one", Severity.Error, "WCAG 1.1.1, 1.2")
{
    public override IReadOnlyDictionary<string, double> Defaults { get; } = new Dictionary<string, double> { ["share"] = 0.6 };

    protected override bool ReadsEnglish => false;

    protected override IEnumerable<Finding> Check(LintItem item, ItemText text, LintSetting setting)
    {
        foreach (var media in item.Media)
        {
            var decoration = media is { Kind: "img", Alt: "" };
            if (!decoration && string.IsNullOrWhiteSpace(media.Alt))
            {
                yield return Found(media.Kind == "img" ? "The picture has no alternative text. Describe what a candidate needs from it; say that it is decoration by an empty text."
                    : $"The {(media.Kind == "audio" ? "sound" : "film")} has no transcript or captions.", $"{media.Kind} without a text.", Spans.Whole(media.Field));
                continue;
            }
            var told = Tokens.Of(media.Alt ?? "").ContentStems;
            foreach (var key in text.Keys)
            {
                var own = key.Tokens.ContentStems.Where(s => !text.Stem.ContentStems.Contains(s) && text.Distractors.All(d => !d.Tokens.ContentStems.Contains(s))).ToList();
                var shown = own.Where(told.Contains).ToList();
                if (media.Field != $"options[{key.Index}]" && shown.Count > 0 && shown.Count >= own.Count * Number(item, setting, "share"))
                    yield return Found("The alternative text holds the words of the key and gives the answer to those who hear it.", $"{shown.Count} of {own.Count} words that only option {key.Id} has: {string.Join(", ", shown)}.", Spans.Whole(media.Field));
            }
        }
    }
}
