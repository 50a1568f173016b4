namespace NegotiationMonitor.App.Tests.Pages;

/// <summary>The tests that share one site and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<PagesSite>
{
    public const string Name = "pages";
}
