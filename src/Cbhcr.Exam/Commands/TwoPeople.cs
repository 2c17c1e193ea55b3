using Cbhcr.Exam.Forms;

namespace Cbhcr.Exam.Commands;

/// <summary>What takes two accounts, for the demonstration, load runs and tests.</summary>
public static class TwoPeople
{
    /// <param name="path">Of the form, as its creation answered.</param>
    public static async Task<Form> PublishFormAsync(ApiClient assembler, ApiClient other, string path, CancellationToken ct)
    {
        var form = await assembler.GetAsync<Form>(path, ct);
        await assembler.PostAsync($"{path}/publication-request", new RequestPublication(form.Version), ct);
        await other.PostAsync($"{path}/publish", new PublishForm(form.Version + 1), ct);
        return await assembler.GetAsync<Form>(path, ct);
    }
}
