package io.escala.core.library;

import io.escala.core.channel.ContentSource;
import io.escala.core.result.CheckReturnValue;
import io.escala.crm.conversation.MediaKind;
import io.escala.crm.library.FileSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A file to put into the library of an account. Immutable: each step returns a new one.
 *
 * <pre>{@code
 * NewFile.document("prices.pdf", ContentSource.of(path));
 * NewFile.image("IMG_1.jpg", ContentSource.of(length, upload::stream)).from(FileSource.DEVICE_CAMERA);
 * }</pre>
 *
 * <p>Without a {@link #from source} an image is of the account's gallery and everything else of its library: both are listed for the team. What was taken
 * from a device is of one send.
 */
@CheckReturnValue
public final class NewFile {
    private final String name;
    private final MediaKind kind;
    private final ContentSource content;
    private final FileSource source;
    private final @Nullable String mimeType;
    private final LongConsumer progress;

    private NewFile(
            String name,
            MediaKind kind,
            ContentSource content,
            FileSource source,
            @Nullable String mimeType,
            LongConsumer progress) {
        this.name = Objects.requireNonNull(name, "name");
        this.kind = Objects.requireNonNull(kind, "kind");
        this.content = Objects.requireNonNull(content, "content");
        this.source = Objects.requireNonNull(source, "source");
        this.mimeType = mimeType;
        this.progress = progress;
    }

    /**
     * Creates a file of any kind.
     *
     * @param kind how it is shown in a message
     * @param name its name, whose ending tells its type where its bytes do not; cleaned, and never used as a path
     * @param content its bytes
     * @return the file
     */
    public static NewFile of(MediaKind kind, String name, ContentSource content) {
        return new NewFile(
                name,
                kind,
                content,
                kind == MediaKind.IMAGE ? FileSource.ESCALA_GALLERY : FileSource.ESCALA_LIBRARY,
                null,
                bytes -> {});
    }

    /** Creates an image; see {@link #of}. */
    public static NewFile image(String name, ContentSource content) {
        return of(MediaKind.IMAGE, name, content);
    }

    /** Creates a document; see {@link #of}. */
    public static NewFile document(String name, ContentSource content) {
        return of(MediaKind.DOCUMENT, name, content);
    }

    /** Creates a video; see {@link #of}. */
    public static NewFile video(String name, ContentSource content) {
        return of(MediaKind.VIDEO, name, content);
    }

    /** Creates a sound file; see {@link #of}. */
    public static NewFile audio(String name, ContentSource content) {
        return of(MediaKind.AUDIO, name, content);
    }

    /** Creates a voice note, which has to be OGG with Opus unless the inbox has a {@link io.escala.core.port.Transcoder}; see {@link #of}. */
    public static NewFile voice(String name, ContentSource content) {
        return of(MediaKind.VOICE, name, content).from(FileSource.DEVICE_MICROPHONE);
    }

    /** Creates a sticker; see {@link #of}. */
    public static NewFile sticker(String name, ContentSource content) {
        return of(MediaKind.STICKER, name, content);
    }

    /**
     * Says where it was taken from.
     *
     * @param newSource the source
     * @return a new file
     */
    public NewFile from(FileSource newSource) {
        return new NewFile(name, kind, content, Objects.requireNonNull(newSource, "newSource"), mimeType, progress);
    }

    /**
     * Claims its type, such as what a browser said. The bytes must not contradict it.
     *
     * @param claimed such as {@code image/jpeg}; parameters after a semicolon are ignored
     * @return a new file
     */
    public NewFile mimeType(String claimed) {
        return new NewFile(name, kind, content, source, Objects.requireNonNull(claimed, "claimed"), progress);
    }

    /**
     * Watches its bytes being put in.
     *
     * @param listener told how many bytes were read, of those that its content states; never fewer than before, at each portion that the storage
     *     reads, on the thread that reads. What it throws ends the adding, and nothing is put in. A recording that is converted is counted as
     *     what it is converted to
     * @return a new file
     */
    public NewFile onProgress(LongConsumer listener) {
        return new NewFile(name, kind, content, source, mimeType, Objects.requireNonNull(listener, "listener"));
    }

    /** Returns its name as given. */
    public String name() {
        return name;
    }

    /** Returns how it is shown in a message. */
    public MediaKind kind() {
        return kind;
    }

    /** Returns its bytes. */
    public ContentSource content() {
        return content;
    }

    /** Returns where it was taken from. */
    public FileSource source() {
        return source;
    }

    /** Returns the type that was claimed. */
    public Optional<String> claimedType() {
        return Optional.ofNullable(mimeType);
    }

    /** Returns who watches its bytes being put in. */
    public LongConsumer progress() {
        return progress;
    }

    /** Without the name: names of files may be personal data. */
    @Override
    public String toString() {
        return "NewFile[" + kind + " of " + source + "]";
    }
}
