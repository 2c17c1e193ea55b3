namespace Cbhcr.Exam.Platform;

/// <summary>A refused page says why, and where to go to change that; the problem page shows it.</summary>
public sealed record WayOut(string Text, string Href, string Link)
{
    public void For(HttpContext http) => http.Items[nameof(WayOut)] = this;
}
