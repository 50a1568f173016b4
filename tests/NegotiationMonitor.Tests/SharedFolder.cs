namespace NegotiationMonitor.Tests;

/// <summary>Finds <c>../shared</c> beside the solution; a test that needs it is skipped where it is absent.</summary>
internal static class SharedFolder
{
    public static string Path(params string[] parts)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "NegotiationMonitor.sln")))
            {
                var path = System.IO.Path.Combine([folder.FullName, "..", "shared", .. parts]);
                Assert.SkipUnless(System.IO.Path.Exists(path), $"{System.IO.Path.GetFullPath(path)} is not here");
                return path;
            }
        }

        throw new InvalidOperationException("The tests do not run below the solution.");
    }
}
