package rasid.ingest.fetch;

import crawlercommons.domains.EffectiveTldFinder;
import java.net.URI;
import rasid.ingest.identity.CanonicalUrl;

/// Whose server an address is: the domain somebody registered, by the list of public suffixes, so
/// that `www.` and `cdn.` of one paper are one, and two blogs on `github.io` are two.
public final class Domains {
  private Domains() {}

  /// The registrable domain of an address; its host where it has none, as an IP address.
  public static String of(URI url) {
    var host = AddressGuard.bare(CanonicalUrl.host(url));
    if (Addresses.isWritten(url)) {
      return host;
    }
    var domain = EffectiveTldFinder.getAssignedDomain(host, true, false);
    return domain == null ? host : domain;
  }
}
