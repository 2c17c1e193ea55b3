using System.Globalization;

namespace Cbhcr.Exam.Tests.Platform;

/// <summary>The program sets it for all its threads when it is built; nothing in it asks the machine.</summary>
[Collection(WithTheProgram.Name)]
public sealed class a_machine_set_to_another_country(ExamFixture exam)
{
    [Fact]
    public void writes_and_reads_numbers_as_all_others_do()
    {
        exam.SmallForm.ShouldNotBeNull();
        CultureInfo.DefaultThreadCurrentCulture.ShouldBe(CultureInfo.InvariantCulture);
        var (written, read) = ("", 0m);
        var thread = new Thread(() => (written, read) = ($"{1234.5m}", decimal.Parse("1.5")));
        thread.Start();
        thread.Join();
        (written, read).ShouldBe(("1234.5", 1.5m));
    }
}
