package io.escala.core.internal.media;

import io.escala.crm.AccountId;
import io.escala.crm.conversation.MessageId;
import io.escala.crm.line.LineId;
import io.escala.crm.text.TextSplitter;
import io.escala.crm.work.WorkItem;
import io.escala.crm.work.WorkKey;
import io.escala.crm.work.WorkKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * The task of a work item about media, encoded in its key: {@code message/place} fetches, {@code erase/message/place}
 * erases, and {@code error//id} or {@code pause//id} is a mark that only expires. All tasks of a line's media are in one
 * lane, so a fetch and an erasure never run at once; the marks have a lane of their own, to be counted.
 *
 * @param kind the kind of task
 * @param message the message; for a mark the last part of its key
 * @param place the index of the medium in the message; 0 for a mark
 */
record MediaTask(Kind kind, String message, int place) {
    enum Kind {
        FETCH,
        ERASE,
        MARK
    }

    private static final String ERASE = "erase";
    private static final String PAUSE = "pause";
    private static final String ERROR = "error";

    static MediaTask fetch(MessageId message, int place) {
        return new MediaTask(Kind.FETCH, message.value(), place);
    }

    static MediaTask erase(MessageId message, int place) {
        return new MediaTask(Kind.ERASE, message.value(), place);
    }

    static MediaTask of(WorkItem item) {
        List<String> parts = TextSplitter.parts(item.key().id(), '/');
        if (parts.size() == 2) {
            return new MediaTask(Kind.FETCH, parts.get(0), Integer.parseInt(parts.get(1)));
        }
        return parts.get(0).equals(ERASE)
                ? new MediaTask(Kind.ERASE, parts.get(1), Integer.parseInt(parts.get(2)))
                : new MediaTask(Kind.MARK, parts.get(2), 0);
    }

    MessageId messageId() {
        return new MessageId(message);
    }

    WorkKey key() {
        String medium = message + "/" + place;
        return new WorkKey(WorkKind.MEDIA, kind == Kind.ERASE ? ERASE + "/" + medium : medium);
    }

    /** Each item is its own group, so that it blocks no other. */
    WorkItem item(AccountId account, LineId line, Instant due) {
        return new WorkItem(account, key(), "media/" + line, key().id(), due, 0);
    }

    static String marksLane(LineId line) {
        return "media-marks/" + line;
    }

    /** A mark that a fetch failed. */
    static WorkItem error(AccountId account, LineId line, String id, Instant until) {
        return mark(ERROR, account, line, id, until);
    }

    /** A mark that nothing is fetched through a line for now. */
    static WorkItem pause(AccountId account, LineId line, String id, Instant until) {
        return mark(PAUSE, account, line, id, until);
    }

    private static WorkItem mark(String kind, AccountId account, LineId line, String id, Instant until) {
        String key = kind + "//" + id;
        return new WorkItem(account, new WorkKey(WorkKind.MEDIA, key), marksLane(line), key, until, 0);
    }

    static boolean isPause(WorkItem mark) {
        return mark.key().id().startsWith(PAUSE + "//");
    }

    /** The key in the storage: a digest, always the same for a medium. */
    String storageKey(AccountId account) {
        try {
            byte[] named = (account.value() + "\n" + message + "\n" + place).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(named));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
