using NodaTime;

namespace Cbhcr.Exam.Tests.Golden.Samples;

/// <summary>One fixed sample of every event, by module. Values never change; a new member of an event gets a value here.</summary>
internal static class Sample
{
    public static readonly Guid ProgrammeId = Id(1);
    public static readonly Guid FrameworkId = Id(2);
    public static readonly Guid ItemId = Id(3);
    public static readonly Guid BlueprintId = Id(4);
    public static readonly Guid FormId = Id(5);
    public static readonly Guid CandidateId = Id(6);
    public static readonly Guid SittingId = Id(7);
    public static readonly Guid ResultId = Id(8);
    public static readonly Guid CutScoreId = Id(9);
    public static readonly Guid CredentialId = Id(10);
    public static readonly Guid AnalysisId = Id(11);
    public static readonly Guid ResponseId = Id(12);
    public static readonly Guid OtherResponseId = Id(13);
    public static readonly Guid OtherItemId = Id(14);
    public static readonly Guid MessageId = Id(20);
    public static readonly Guid NoteId = Id(21);
    public static readonly Guid IncidentId = Id(22);
    public static readonly Guid StatementId = Id(23);
    public static readonly Guid AppealId = Id(24);
    public static readonly Guid CommentId = Id(25);
    public static readonly Guid RatingId = Id(30);
    public static readonly Guid ExportId = Id(31);
    public static readonly Guid RoomId = Id(15);
    public static readonly Guid ReviewId = Id(26);
    public static readonly Guid StimulusId = Id(27);
    public static readonly Guid RunId = Id(36);
    public static readonly Guid OrderId = Id(37);
    public static readonly Guid BreachId = Id(38);
    public static readonly Guid OtherFormId = Id(39);
    public static readonly Guid LinkId = Id(45);
    public static readonly Guid PlanId = Id(40);
    public static readonly Guid StudyId = Id(32);
    public static readonly Guid SurveyId = Id(33);
    public static readonly Guid RulesId = Id(34);
    public static readonly Guid Administrator = Id(101);
    public static readonly Guid Writer = Id(102);
    public static readonly Guid Assembler = Id(103);
    public static readonly Guid Proctor = Id(104);
    public static readonly Guid Psychometrician = Id(105);
    public static readonly Guid Officer = Id(106);
    public static readonly Guid Reviewer = Id(107);

    /// <summary>Nine in the morning of 23 November 2026 in Chicago.</summary>
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 15, 0);

    public static readonly string Hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4));

    // Last, since the modules' samples are made of the values above.
    public static IReadOnlyList<object> All { get; } =
    [
        .. Identity.Events, .. Programmes.Events, .. Competencies.Events, .. Items.Events, .. Forms.Events, .. Registration.Events,
        .. Delivery.Events, .. Scoring.Events, .. Credentials.Events, .. Analysis.Events, .. Exchange.Events,
    ];

    private static Guid Id(int number) => new($"01900000-0000-7000-8000-{number:000000000000}");
}
