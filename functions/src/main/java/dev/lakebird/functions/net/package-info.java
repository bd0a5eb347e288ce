/// IP addresses, hosts and domains.
@NullMarked
package dev.lakebird.functions.net;

import org.jspecify.annotations.NullMarked;
