/** A fake of Meta's Graph API and webhooks for tests. Start with {@link io.escala.fakemeta.FakeMeta}. */
@NullMarked
package io.escala.fakemeta;

import org.jspecify.annotations.NullMarked;
