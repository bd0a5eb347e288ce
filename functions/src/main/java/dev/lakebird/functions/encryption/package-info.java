/// Functions that make keysets, encrypt and decrypt, over Tink. Source: BigQuery reference, "AEAD
/// encryption functions".
@NullMarked
package dev.lakebird.functions.encryption;

import org.jspecify.annotations.NullMarked;
