"""The dispatch meeting (视频调度会): who speaks about what, who has to put right what by when, and who is proposed for a talk."""
