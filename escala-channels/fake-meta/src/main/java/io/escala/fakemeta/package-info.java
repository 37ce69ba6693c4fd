/**
 * A stand-in for Meta's Graph API and its webhooks, for tests. Begin with {@link io.escala.fakemeta.FakeMeta}.
 */
@NullMarked
package io.escala.fakemeta;

import org.jspecify.annotations.NullMarked;
