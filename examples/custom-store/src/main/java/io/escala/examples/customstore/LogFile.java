package io.escala.examples.customstore;

import io.escala.crm.codec.CrmCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The append-only file. Not thread-safe. */
final class LogFile {
    /** Opens the file for reading and writing. */
    interface Opener {
        FileChannel open() throws IOException;
    }

    private final Opener opener;
    private FileChannel channel;
    private long position;

    LogFile(Opener opener) throws IOException {
        this.opener = opener;
        this.channel = opener.open();
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Up to where the file was read or written: the end of a whole line. */
    long position() {
        return position;
    }

    /** Continues from another position. */
    void moveTo(long newPosition) throws IOException {
        // The interruption of a thread closes the channel under it.
        if (!channel.isOpen()) {
            channel = opener.open();
        }
        if (newPosition > channel.size()) {
            throw new IOException("the log is shorter than its snapshot");
        }
        position = newPosition;
    }

    /** Hands over what was written after the position. What a crash has torn at the end is none. */
    void readNew(Consumer<LogEntry> reader) throws IOException {
        if (channel.size() == position) {
            return;
        }
        // What a failed write left in the file may not be on the disk yet.
        channel.force(false);
        byte[] rest = Channels.newInputStream(channel.position(position)).readAllBytes();
        boolean torn = false;
        int from = 0;
        for (int i = 0; i < rest.length; i++) {
            if (rest[i] == '\n') {
                Optional<String> text = Line.text(Arrays.copyOfRange(rest, from, i));
                if (text.isPresent() && torn) {
                    throw new IOException("the log is damaged after byte " + position);
                }
                torn = text.isEmpty();
                if (text.isPresent()) {
                    reader.accept(CrmCodec.read(text.get(), LogEntry.class));
                    position += i + 1 - from;
                }
                from = i + 1;
            }
        }
    }

    /** Appends entries, which are on the disk when it returns. If it fails, any number of them may be. */
    void append(List<LogEntry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (LogEntry entry : entries) {
            lines.write(Line.write(entry));
        }
        // Behind a torn line that somebody else left.
        channel.truncate(position).position(position);
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
        position += lines.size();
    }

    void close() throws IOException {
        channel.close();
    }
}
