package dev.lakebird.functions.net;

import com.google.common.net.InternetDomainName;
import dev.lakebird.functions.adapter.RowKernels;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.spi.ScalarKernel;
import org.jspecify.annotations.Nullable;

/// Hosts of URLs and their domains, by the public suffix list. Sources: RFC 3986 appendix A,
/// publicsuffix.org, and the GoogleSQL reference, "Net functions".
final class Hosts {
  private Hosts() {}

  /// A part of a URL, or null where it has none.
  interface Part {
    @Nullable String of(String url);
  }

  static ScalarKernel bind(BoundCall call, Part part) {
    return RowKernels.strict(call)
        .column(
            (row, out) -> {
              String found = part.of(row.stringAt(0));
              if (found == null) {
                row.setNull();
              } else {
                out.putText(found);
              }
            });
  }

  static @Nullable String host(String url) {
    String text = url.strip();
    int scheme = text.indexOf("//");
    int from = 0;
    if (scheme == 0 || (scheme > 0 && isScheme(text.substring(0, scheme)))) {
      from = scheme + 2;
    }
    int end = from;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(from, end);
    String server = authority.substring(authority.lastIndexOf('@') + 1);
    if (server.startsWith("[")) {
      int close = server.indexOf(']');
      return close < 0 ? null : server.substring(0, close + 1);
    }
    int port = server.indexOf(':');
    String name = (port < 0 ? server : server.substring(0, port)).strip();
    return name.isEmpty() ? null : name;
  }

  private static boolean isScheme(String text) {
    if (text.length() < 2 || !text.endsWith(":") || !Character.isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && "+-.".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  static @Nullable String publicSuffix(String url) {
    String host = host(url);
    int labels = suffixLabels(host);
    return host == null || labels == 0 ? null : lastLabels(host, labels);
  }

  static @Nullable String registeredDomain(String url) {
    String host = host(url);
    int labels = suffixLabels(host);
    if (host == null || labels == 0 || count(trimmed(host)) <= labels) {
      return null;
    }
    return lastLabels(host, labels + 1);
  }

  /// How many labels the public suffix of a host has; 0 where it has none, as numbers have.
  private static int suffixLabels(@Nullable String host) {
    if (host == null || host.startsWith("[") || host.startsWith(".")) {
      return 0;
    }
    String name = trimmed(host);
    if (IpAddresses.find(name) != null || name.contains("..") || name.isEmpty()) {
      return 0;
    }
    try {
      InternetDomainName domain = InternetDomainName.from(name);
      InternetDomainName suffix = domain.publicSuffix();
      return suffix == null ? 1 : suffix.parts().size();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  private static String trimmed(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static int count(String host) {
    return (int) host.chars().filter(c -> c == '.').count() + 1;
  }

  private static String lastLabels(String host, int labels) {
    int at = trimmed(host).length();
    for (int i = 0; i < labels; i++) {
      at = host.lastIndexOf('.', at - 1);
      if (at < 0) {
        return host;
      }
    }
    return host.substring(at + 1);
  }
}
