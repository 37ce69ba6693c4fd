package io.escala.core.internal.listing;

import io.escala.crm.account.Actor;
import io.escala.crm.account.UserId;
import io.escala.crm.store.CursorPage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Binds the cursors of a list to it, so that one of another list is refused instead of showing other rows. They are made of a digest
 * of what the list is, and the store's cursor, in characters that are safe in URLs.
 *
 * <p>This guards against mistakes only: what an actor may see is judged at every read, whatever the cursor. Immutable.
 */
public final class BoundCursors {
    private static final int DIGEST_BYTES = 12;

    private final byte[] digest;

    private BoundCursors(byte[] digest) {
        this.digest = digest;
    }

    /**
     * Returns the cursors of a list.
     *
     * @param what what the list is, such as whose, of what and by which query; equal texts for the same list only
     * @return its cursors
     */
    static BoundCursors of(Object... what) {
        String key = List.of(what).stream().map(Object::toString).collect(Collectors.joining("\n"));
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return new BoundCursors(Arrays.copyOf(all, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Returns the cursors of a list of one actor.
     *
     * @param list which list of the account
     * @param actor whose
     * @param query by which query
     * @return its cursors
     */
    public static BoundCursors of(String list, Actor actor, Object query) {
        String user = Optional.ofNullable(actor.user()).map(UserId::value).orElse("");
        return of(list, actor.account(), actor.kind(), user, query);
    }

    /**
     * Binds a list.
     *
     * @param rows reads a page by a cursor of the store
     * @param <T> the type of the rows
     * @return reads a page by a cursor of the list, and throws {@link IllegalArgumentException} for that of another one
     */
    public <T> PageReader<T> bind(PageReader<T> rows) {
        return (cursor, limit) -> {
            CursorPage<T> page = rows.read(cursor == null ? null : stored(cursor), limit);
            String next = page.next();
            return new CursorPage<>(page.items(), next == null ? null : given(next));
        };
    }

    /**
     * Returns the cursor of the list for one of the store.
     *
     * @param stored the store's cursor
     * @return the cursor to hand out
     */
    public String given(String stored) {
        byte[] place = stored.getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(digest, DIGEST_BYTES + place.length);
        System.arraycopy(place, 0, all, DIGEST_BYTES, place.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Returns the store's cursor.
     *
     * @param given a cursor that was handed out
     * @return the store's cursor
     * @throws IllegalArgumentException when it belongs to another list
     */
    public String stored(String given) {
        byte[] all = bytes(given);
        if (all.length < DIGEST_BYTES || !Arrays.equals(all, 0, DIGEST_BYTES, digest, 0, DIGEST_BYTES)) {
            throw new IllegalArgumentException("this cursor belongs to another list");
        }
        return new String(all, DIGEST_BYTES, all.length - DIGEST_BYTES, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String given) {
        try {
            return Base64.getUrlDecoder().decode(given);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("this cursor belongs to another list", e);
        }
    }
}
