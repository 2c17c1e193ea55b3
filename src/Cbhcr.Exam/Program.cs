using Cbhcr.Exam;

return await ExamProgram.RunAsync(args);

public partial class Program;
