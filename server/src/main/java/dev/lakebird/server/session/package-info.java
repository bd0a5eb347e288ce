/// The sessions of clients: found by cookie or connection, with their handles, limits and expiry.
@NullMarked
package dev.lakebird.server.session;

import org.jspecify.annotations.NullMarked;
